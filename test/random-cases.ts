import fc from "fast-check";

// The same code gives the same verdict: `npm test` draws the same cases in every run, a soak run draws new ones.
if (process.env["SOAK"] === undefined) fc.configureGlobal({ seed: 6 });

export default fc;
