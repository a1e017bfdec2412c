/**
 * How a field for a passphrase is marked so that the browser of the local host does not offer to keep it: browsers ignore
 * "off" on such fields, but do not save what they take for a code of the moment.
 */
export const NOT_SAVED = 'one-time-code';
