/**
 * How long 100 MB take at a round trip of 100 ms: by the plug-in of `clients/js`, and by Uppy's own for S3.
 * It needs a running Airlock with nothing else to do: `eval "$(./airlock env)"`, then `npm run bench`.
 * AIRLOCK_CHROMIUM is the browser, AIRLOCK_RUNS how often each is measured. Uppy 6 signs in the browser,
 * with the sandbox's own keys: no way is shorter. Uppy 5 asks Airlock's `/s3/*`, as its document says.
 */
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {createClient} from '../js/src/index.js';
import {wire} from './delay.js';

const {
  AIRLOCK_SANDBOX_UPLOAD_API: api, AIRLOCK_SANDBOX_S3: s3, AIRLOCK_SANDBOX_TOKEN: token,
  AIRLOCK_SANDBOX_ACCESS_KEY: accessKeyId, AIRLOCK_SANDBOX_SECRET_KEY: secretAccessKey,
  AIRLOCK_SANDBOX_REGION: region, AIRLOCK_SANDBOX_LANDING_BUCKET: bucket,
  AIRLOCK_CHROMIUM = '/usr/bin/chromium', AIRLOCK_RUNS = '3',
} = process.env;
const ROUND_TRIP = 100;
const SIZE = 100_000_000;
const {build} = createRequire(new URL('../js/package.json', import.meta.url))('esbuild');
const path = relative => fileURLToPath(new URL(relative, import.meta.url));

const WAYS = {
  'the plug-in of clients/js, Uppy 6': {
    folder: '../js/',
    code: `
      import Airlock from 'airlock-client/uppy';
      uppy.use(Airlock, {baseUrl: ${JSON.stringify(api)}, token: () => ${JSON.stringify(token)}, profile: 'document', awaitVerdict: false});`,
  },
  'Uppy 6, @uppy/aws-s3, signing in the browser': {
    folder: 'uppy/6/',
    code: `
      import AwsS3 from '@uppy/aws-s3';
      uppy.use(AwsS3, {
        s3Endpoint: ${JSON.stringify(`${s3}/${bucket}`)}, region: ${JSON.stringify(region)}, shouldUseMultipart: true,
        getCredentials: () => (${JSON.stringify({credentials: {accessKeyId, secretAccessKey}, region})}),
        generateObjectKey: () => 'document/' + crypto.randomUUID(),
      });`,
  },
  'Uppy 5, @uppy/aws-s3, by /s3/*': {
    folder: 'uppy/5/',
    code: `
      import AwsS3 from '@uppy/aws-s3';
      uppy.setOptions({meta: {profile: 'document', size: ${SIZE}}});
      uppy.use(AwsS3, {
        endpoint: ${JSON.stringify(api)}, headers: {Authorization: 'Bearer ' + ${JSON.stringify(token)}}, shouldUseMultipart: true});`,
  },
};

async function script({folder, code}) {
  const {outputFiles: [bundle]} = await build({
    stdin: {
      contents: `import Uppy from '@uppy/core';\nconst uppy = new Uppy();\n${code}\nwindow.uppy = uppy;`,
      resolveDir: path(folder),
    },
    alias: {'airlock-client/uppy': path('../js/src/uppy.js')},
    bundle: true, format: 'iife', write: false, logLevel: 'error',
  });
  return bundle.text;
}

const wires = await Promise.all([api, s3].map(address => wire(address, ROUND_TRIP)));
const rules = [api, s3].map((address, number) => `MAP ${new URL(address).host} 127.0.0.1:${wires[number].port}`);
const browser = await chromium.launch({
  executablePath: AIRLOCK_CHROMIUM,
  args: ['--no-sandbox', '--disable-features=LocalNetworkAccessChecks', `--host-resolver-rules=${rules.join(', ')}`],
});

/** Seconds until S3 has the whole file, in a window of its own. */
async function measured(code) {
  const window = await browser.newContext({bypassCSP: true});
  const page = await window.newPage();
  try {
    await page.goto(`${api}/page/icon.svg`);
    await page.evaluate(code);
    const {seconds, failed} = await page.evaluate(async size => {
      // Each file is another one, or a scanner would know it.
      const data = new File([crypto.getRandomValues(new Uint8Array(16)), new Uint8Array(size - 16)], 'large.log');
      window.uppy.addFile({name: data.name, type: 'text/plain', data});
      const begun = performance.now();
      const {failed: [file]} = await window.uppy.upload();
      return {seconds: (performance.now() - begun) / 1000, failed: file?.error};
    }, SIZE);
    if (failed) {
      throw new Error(failed);
    }
    return seconds;
  } finally {
    await window.close();
  }
}

/** Until all has its verdict: a scan takes the processors from what is measured next. */
async function quiet() {
  const airlock = createClient({baseUrl: api, token: () => token});
  const {files} = await airlock.list({limit: 3});
  await Promise.all(files.map(({fileId}) => airlock.settled(fileId)));
}

const times = new Map();
try {
  for (let run = 0; run < Number(AIRLOCK_RUNS); run++) {
    for (const [name, way] of Object.entries(WAYS)) {
      await quiet();
      const seconds = await measured(await script(way));
      times.set(name, [...times.get(name) ?? [], seconds]);
      console.error(`${name}: ${seconds.toFixed(2)} s`);
    }
  }
} finally {
  await browser.close();
  wires.forEach(({close}) => close());
}
const median = of => of.toSorted((a, b) => a - b)[of.length >> 1];
const [own] = [...times.values()].map(median);
console.log(`| ${SIZE / 1e6} MB at a round trip of ${ROUND_TRIP} ms | median of ${AIRLOCK_RUNS} | compared |\n|---|---|---|`);
for (const [name, of] of times) {
  console.log(`| ${name} | ${median(of).toFixed(1)} s | ${(median(of) / own).toFixed(1)} |`);
}
