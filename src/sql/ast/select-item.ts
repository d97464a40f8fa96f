import type { OutputColumn } from "./output-column.ts";
import type { RecordStar } from "./record-star.ts";
import type { Star } from "./star.ts";

/** One item of a select list or of RETURNING. */
export type SelectItem = Star | RecordStar | OutputColumn;
