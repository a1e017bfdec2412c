/**
 * Text for a terminal: characters that would steer it (escape sequences in the name of a plan, signs that turn the
 * reading direction) are shown as \\u001b and the like. JSON stays the same JSON. Pure.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be shown
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export function visibleText(text: string): string {
  return text.replace(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
