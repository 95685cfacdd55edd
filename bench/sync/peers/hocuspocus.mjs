// Hocuspocus with SQLite in a file, everything else as it comes.
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database: process.env.DATABASE ?? ":memory:" })],
});
await server.listen();
console.log("ready");
