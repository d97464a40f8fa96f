import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate for a host that nobody trusts; undefined where there is no openssl to make it. */
export function createCertificate(host = "localhost"): { key: string; cert: string } | undefined {
	const folder = mkdtempSync(join(tmpdir(), "http-test-"));
	const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
	const shape = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
	const name = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
	try {
		execFileSync("openssl", [...shape, ...name, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
		return { key: readFileSync(keyFile, "utf8"), cert: readFileSync(certFile, "utf8") };
	} catch {
		return undefined;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
