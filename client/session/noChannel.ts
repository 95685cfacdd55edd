// Owns: nothing said between tabs. Stands in for `lib0/broadcastchannel` in the build: each tab has a connection of its own, and
// y-websocket is told not to use a channel but would bring the code of one.

export function publish(): void {}
export function subscribe(): void {}
export function unsubscribe(): void {}
