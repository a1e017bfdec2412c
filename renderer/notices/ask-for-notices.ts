/**
 * The system's leave to show notes. Asked for only when the user has just switched them on: a question that nobody
 * raised is refused by habit. False where the system knows no notes or its user does not allow them.
 */
export async function askForNotices(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  if (Notification.permission === 'default') return (await Notification.requestPermission()) === 'granted';
  return Notification.permission === 'granted';
}
