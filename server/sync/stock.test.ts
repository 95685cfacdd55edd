// The plain y-websocket client, as it comes from npm, against a real server.
import { afterEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Role } from "../../shared/model/rights.ts";
import { sampleWorkshopId } from "./sample.ts";
import { openStage, type Stage } from "./stage.ts";

const opened: { destroy(): void }[] = [];
let stage: Stage | undefined;

afterEach(async () => {
  for (const provider of opened.splice(0)) provider.destroy();
  await stage?.stop();
});

function connect(origin: string, role: Role, document: string, doc = new Y.Doc()) {
  const provider = new WebsocketProvider(`${origin}/sync/${sampleWorkshopId}`, document, doc, {
    protocols: [
      "waymark.v1",
      `bearer.token-${role}`,
      "participant.abcdefghijklmnopqrstuvwxyz",
      ...(doc.store.clients.size > 0 ? ["epoch.1"] : []),
    ],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  opened.push(provider);
  return { doc, provider, touchpoints: doc.getMap<Y.Map<unknown>>("touchpoints") };
}

function add(touchpoints: Y.Map<Y.Map<unknown>>, id: string, text: string): void {
  touchpoints.set(id, new Y.Map([["text", text]]));
}

test("[SYN-1] a stock y-websocket client syncs, and its edits reach the others", async () => {
  stage = await openStage();
  const writer = connect(stage.origin, "facilitator", "map");
  const reader = connect(stage.origin, "viewer", "map");
  await vi.waitFor(() => expect(writer.provider.synced && reader.provider.synced).toBe(true));
  expect([...reader.touchpoints.keys()].sort()).toEqual(["a", "b", "c"]);
  add(writer.touchpoints, "d", "new");
  await vi.waitFor(() => expect(reader.touchpoints.get("d")?.get("text")).toBe("new"));
});

test("[SYN-12] what was shown survives the server, and offline edits arrive after it", async () => {
  stage = await openStage();
  const { disk, origin } = stage;
  const writer = connect(origin, "curator", "map");
  const reader = connect(origin, "viewer", "map");
  await vi.waitFor(() => expect(writer.provider.synced && reader.provider.synced).toBe(true));
  add(writer.touchpoints, "d", "shown");
  await vi.waitFor(() => expect(reader.touchpoints.has("d")).toBe(true));
  await stage.stop();
  await vi.waitFor(() => expect(writer.provider.wsconnected).toBe(false));
  add(writer.touchpoints, "e", "offline");
  stage = await openStage({ disk, port: Number(new URL(origin).port) });
  const late = connect(origin, "viewer", "map");
  await vi.waitFor(() => expect(late.touchpoints.has("d")).toBe(true));
  await vi.waitFor(() => expect(late.touchpoints.has("e")).toBe(true));
  await vi.waitFor(() => expect(reader.touchpoints.has("e")).toBe(true));
});

test("[SYN-3] a stock viewer that writes is closed with 4403 and stays away", async () => {
  stage = await openStage();
  const viewer = connect(stage.origin, "viewer", "map");
  const closed = vi.fn();
  viewer.provider.on("closed", closed);
  await vi.waitFor(() => expect(viewer.provider.synced).toBe(true));
  add(viewer.touchpoints, "x", "not mine to write");
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  expect(closed.mock.calls[0]?.[0]).toMatchObject({ code: 4403 });
});

test("[SYN-14] two stock clients see each other's presence, with the role of their link", async () => {
  stage = await openStage();
  const one = connect(stage.origin, "facilitator", "room");
  const two = connect(stage.origin, "contributor", "room");
  one.provider.awareness.setLocalState({ name: "Ada", role: "viewer" });
  await vi.waitFor(() =>
    expect(two.provider.awareness.getStates().get(one.doc.clientID)).toEqual({
      name: "Ada",
      role: "facilitator",
    }),
  );
  one.provider.destroy();
  await vi.waitFor(() =>
    expect(two.provider.awareness.getStates().has(one.doc.clientID)).toBe(false),
  );
});
