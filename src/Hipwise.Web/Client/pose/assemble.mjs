// Puts what the camera needs into wwwroot/pose: three models of a person's pose, and the engine that runs them. Every file that comes out is held to
// its SHA-256 in pose/files.json, so that nothing else is ever served; nothing is done when all of them are there already.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { storedArchive, withMetadata } from "./task-bundle.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "..", "node_modules", "@mediapipe");
const target = join(here, "..", "..", "wwwroot", "pose");
const stamp = join(target, ".built");
const list = readFileSync(join(here, "files.json"), "utf8");
const { files } = JSON.parse(list);
const beside = ["files.json", "LICENSE", "NOTICE"];
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The same list of files was put there before, and each is still there whole. */
function isThere() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sha256(list) && beside.every((name) => existsSync(join(target, name)))
    && files.every(({ name, bytes }) => existsSync(join(target, name)) && statSync(join(target, name)).size === bytes);
}

function fail(problem) {
  console.error(`The camera's files could not be assembled: ${problem}`);
  process.exit(1);
}

function read(...path) {
  const file = join(packages, ...path);
  if (!existsSync(file)) fail(`${path.join("/")} is missing; 'npm ci --ignore-scripts' brings it.`);
  return readFileSync(file);
}

function bundle(landmarks) {
  const scaling = JSON.parse(readFileSync(join(here, "normalisation.json"), "utf8"));
  const metadata = (pieces) => Buffer.from(pieces.join(""), "base64");
  return storedArchive([
    ["pose_detector.tflite", withMetadata(read("pose", "pose_solution_packed_assets.data"), metadata(scaling.detector))],
    ["pose_landmarks_detector.tflite", withMetadata(read("pose", landmarks), metadata(scaling.landmarks))],
  ]);
}

if (!isThere()) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const { name, from, landmarks, sha256: wanted } of files) {
    const bytes = landmarks ? bundle(landmarks) : read(...from.split("/"));
    const found = sha256(bytes);
    if (found !== wanted) fail(`${name} has SHA-256 ${found}, but pose/files.json wants ${wanted}. The package has changed, or the file was damaged.`);
    writeFileSync(join(target, name), bytes);
  }

  for (const name of beside) copyFileSync(join(here, name), join(target, name));
  writeFileSync(stamp, sha256(list));
}
