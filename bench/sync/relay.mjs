// The practical limit: every frame to everybody else in the room, without a document, a check or a disk.
import { WebSocketServer } from "ws";

const rooms = new Map();
const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" });
server.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room);
  room.add(socket);
  socket.on("close", () => room.delete(socket));
  socket.on("message", (data) => {
    for (const other of room) if (other !== socket) other.send(data);
  });
});
server.on("listening", () => console.log("ready"));
