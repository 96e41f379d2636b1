/**
 * What the API answers. All sizes are bytes, all times RFC 3339.
 *
 * @typedef {'pending' | 'scanning' | 'clean' | 'infected' | 'quarantined' | 'expired' | 'deleted'} FileStatus
 *
 * @typedef {object} AirlockFile
 * @property {string} fileId
 * @property {string} fileName
 * @property {string} profile
 * @property {number} size
 * @property {string} contentType
 * @property {string} [detectedContentType] the type of the scanned bytes
 * @property {string} [sha256]
 * @property {FileStatus} status
 * @property {string} [reason] why it is quarantined
 * @property {string[]} [threats] the malware that was found
 * @property {string} [where] the path inside the file to what was found: show it as text only
 * @property {string} [what] what was found, in words: show it as text only
 * @property {{engine?: string, engineVersion?: string, databaseVersion?: string, startedAt?: string, finishedAt?: string}} [scan]
 * @property {string} createdAt
 * @property {string} [uploadedAt]
 * @property {string} [settledAt]
 * @property {Record<string, string>} metadata
 * @property {number} [sequence] in an event: counts the file's changes
 *
 * @typedef {object} Profile
 * @property {string} name
 * @property {Record<string, string[]>} contentTypes each accepted type with its file extensions
 * @property {number} minSize
 * @property {number} maxSize
 * @property {('post' | 'put' | 'multipart' | 'form')[]} methods
 * @property {number} [partSize] bytes, of the largest upload in parts
 * @property {number} uploadsPerHour
 * @property {number} [bytesPerHour]
 *
 * @typedef {object} Download
 * @property {string} downloadUrl
 * @property {string} expiresAt
 * @property {string} fileName
 * @property {number} size
 * @property {string} contentType
 * @property {string} [sha256]
 *
 * @typedef {object} HistoryEntry
 * @property {string} action
 * @property {FileStatus} [status]
 * @property {string} actor
 * @property {string} [address]
 * @property {string} occurredAt
 * @property {string} [reason]
 * @property {string[]} [threats]
 * @property {string} [where]
 * @property {string} [what]
 * @property {Record<string, unknown>} details
 *
 * @typedef {{fileId: string, status: FileStatus}} StoredFile a file whose bytes have all arrived
 *
 * @typedef {{partNumber: number, url: string, size: number, expiresAt?: string}} PresignedPart
 *
 * @typedef {{method: 'POST', url: string, fields: Record<string, string>}
 *   | {method: 'PUT', url: string, headers: Record<string, string>}
 *   | {method: 'MULTIPART', uploadId: string, partSize: number, parts: PresignedPart[]}} Instructions
 *
 * @typedef {object} Initiated
 * @property {string} fileId
 * @property {FileStatus} status
 * @property {string} contentType what the file is taken for
 * @property {boolean} contentTypeResolved whether its name decided that
 * @property {Instructions} upload
 *
 * @typedef {object} Unfinished an upload that can go on after a reload
 * @property {string} fileId
 *
 * @typedef {object} UnfinishedUploads remembers unfinished uploads by a key made of profile, name, size and time
 * @property {(key: string) => Unfinished | undefined | Promise<Unfinished | undefined>} get
 * @property {(key: string, upload: Unfinished) => void | Promise<void>} set
 * @property {(key: string) => void | Promise<void>} delete
 */
export {};
