// Owns: what travels over a socket besides Yjs' own messages: sub-protocols, message numbers, close codes.

/** The plain y-websocket protocol. Any stock client may offer this alone. */
export const plainProtocol = "waymark.v1";
/** The plain protocol and, after each commit, a message that counts what is durable. */
export const acknowledgedProtocol = "waymark.v1.ack";

export const bearerPrefix = "bearer.";
export const participantPrefix = "participant.";
export const epochPrefix = "epoch.";
/**
 * A random text of 20 to 86 characters that a browser keeps for one document, so that the ids it writes under stay
 * its own over lost connections and other links. It opens nothing. Without one, the link stands for it.
 */
export const sessionPrefix = "session.";

export const messageSync = 0;
export const messageAwareness = 1;
export const messageQueryAwareness = 3;
/**
 * Server to client: a varint, how many of the step-2 and update messages received on this connection are
 * durable by now. Only sent where `waymark.v1.ack` was selected.
 */
export const messageDurable = 100;

export const syncStep1 = 0;
export const syncStep2 = 1;
export const syncUpdate = 2;

/** Beside a map that is asked for over HTTP: of which epoch it is. */
export const epochHeader = "Waymark-Epoch";
/** And as whom one is given it. */
export const roleHeader = "Waymark-Role";

/** Codes from 4400 to 4499 mean: do not come back by yourself; from 4500: come back after a while. */
export const closeCodes = {
  badLink: 4401,
  notAllowed: 4403,
  unknown: 4404,
  tooOld: 4408,
  /** Gone, or another epoch; the reason is `epoch.<n>` where a new one exists. */
  gone: 4410,
  overLimit: 4413,
  invalidContent: 4422,
  tooFast: 4429,
  restarting: 4503,
  storageFull: 4507,
  tooSlow: 4508,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** The empty message awareness connections get when idle, since a stock client leaves after 30 s of silence. */
export const keepAliveMs = 20_000;
