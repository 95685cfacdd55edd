// The practical limit: every frame to everybody else in the room, without a document, a check or a disk. With a file in
// KEPT it is the limit of whoever keeps before it tells: what came meanwhile is written over a file of zeros and
// flushed together, and then sent on.
import { fdatasync, openSync, write, writeSync } from "node:fs";
import { WebSocketServer } from "ws";

const rooms = new Map();
/** @typedef {(data: Buffer, told: () => void) => void} Keep */
/** @type {Keep} */
const keep = process.env.KEPT ? keeper(process.env.KEPT) : (_data, told) => told();
const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" });
server.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room);
  room.add(socket);
  socket.on("close", () => room.delete(socket));
  socket.on("message", (data) => {
    // As `ws` gives it without another wish.
    keep(/** @type {Buffer} */ (data), () => {
      for (const other of room) if (other !== socket) other.send(data);
    });
  });
});
server.on("listening", () => console.log("ready"));

/**
 * @param {string} path
 * @returns {Keep}
 */
function keeper(path) {
  const bytes = 16 * 1024 * 1024;
  const file = openSync(path, "w");
  writeSync(file, new Uint8Array(bytes));
  /** @type {{ data: Buffer, told: () => void }[]} */
  let waiting = [];
  let isBusy = false;
  let at = 0;
  const next = () => {
    isBusy = waiting.length > 0;
    if (!isBusy) return;
    const group = waiting;
    waiting = [];
    const all = Buffer.concat(group.map(({ data }) => data));
    at = at + all.length > bytes ? 0 : at;
    write(file, all, 0, all.length, at, (failure) => {
      if (failure) throw failure;
      fdatasync(file, (failure) => {
        if (failure) throw failure;
        for (const { told } of group) told();
        next();
      });
    });
    at += all.length;
  };
  return (data, told) => {
    waiting.push({ data, told });
    if (!isBusy) next();
  };
}
