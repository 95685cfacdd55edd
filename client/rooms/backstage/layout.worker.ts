// A worker that lays out one process map and is ended by whoever started it.

import type { LayoutWish } from "../../../shared/format/layout/layoutModel.ts";
import { layoutProcess } from "../../../shared/format/layout/layoutProcess.ts";

self.onmessage = ({ data }: MessageEvent<LayoutWish>) => {
  self.postMessage(layoutProcess(data));
};
