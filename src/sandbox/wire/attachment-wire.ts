import type { WireObject } from "./wire-object.ts";

/** A file that was sent with a message; the number tells files apart. */
export function showAttachment(number: number): WireObject {
	return {
		type: "upload",
		name: `screenshot-${number}.png`,
		url: `https://static.example.com/uploads/screenshot-${number}.png?expires=600`,
		content_type: "image/png",
		filesize: 20_480 + number * 311,
		width: 1280,
		height: 720,
	};
}
