import Uppy from '@uppy/core';
import {createClient, type AirlockFile, type ProblemKind} from 'airlock-client';
import {useUpload} from 'airlock-client/react';
import Airlock from 'airlock-client/uppy';

const client = createClient({token: () => 'secret'});
new Uppy().use(Airlock, {client, profile: 'document'});
new Uppy().use(Airlock, {profile: file => file.meta.name.endsWith('.csv') ? 'bulk-import' : 'document', token: () => 'secret'});
const {uploadFile, progress} = useUpload({client, profile: 'document'});
export const name: Promise<string> = uploadFile(new Blob()).then((file: AirlockFile) => file.fileName);
export const percent: number = progress;
export const kind: ProblemKind = 'file-too-large';
// @ts-expect-error a kind that there is not
export const wrong: ProblemKind = 'file-too-big';
