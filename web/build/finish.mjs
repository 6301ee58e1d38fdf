// After Vite: holds the first load to its budget, compresses, and lists the files for the server.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = 'target/classes/dev/trimtab/web';
const firstLoadBudget = 350 * 1024;
const compressible = /\.(js|css|svg|txt|json)$/;

function filesBelow(path) {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The entry and everything that it imports at once. */
function firstLoad(manifest) {
  const files = new Set();
  const visit = (name) => {
    if (!files.has(manifest[name].file)) {
      files.add(manifest[name].file);
      (manifest[name].imports ?? []).forEach(visit);
    }
  };
  Object.keys(manifest)
    .filter((name) => manifest[name].isEntry)
    .forEach(visit);
  return [...files];
}

function licenses() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([path, about]) => path !== '' && !about.dev && !about.optional)
    .map(([path, about]) => {
      const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
      const text = file === undefined ? about.license : readFileSync(join(path, file), 'utf8').trim();
      return `${path.replace(/.*node_modules\//, '')} ${about.version}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}

const manifestFile = join(folder, '.vite/manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
rmSync(join(folder, '.vite'), { recursive: true });
writeFileSync(join(folder, 'licenses.txt'), licenses());

const sizes = firstLoad(manifest).map((file) => gzipSync(readFileSync(join(folder, file))).length);
const size = sizes.reduce((sum, each) => sum + each, 0);
console.log(`first load: ${(size / 1024).toFixed(0)} KB of JavaScript, gzipped`);
if (size > firstLoadBudget) {
  throw new Error(`the first load has ${size} bytes of JavaScript, gzipped: more than ${firstLoadBudget}`);
}

const files = filesBelow(folder);
for (const file of files.filter((name) => compressible.test(name))) {
  const bytes = readFileSync(join(folder, file));
  writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params: quality }));
}
writeFileSync(join(folder, 'files.txt'), files.map((file) => `${file}\n`).join(''));
if (!existsSync(join(folder, 'index.html'))) {
  throw new Error('there is no index.html');
}
