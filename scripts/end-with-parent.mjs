// Loaded into the local host before anything else: when the command that started it is killed outright,
// so that no signal could be passed on, the host is told to end as if by SIGTERM. No orphan is left.
// Does nothing when there is no parent channel.

if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
