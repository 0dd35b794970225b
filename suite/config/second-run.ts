/** Variables that a command sets for the processes of a second run. */

/** Variables of a second run: it is a part of a larger run, and leaves the kept results of the first. */
export const SECOND_RUN = { THE_BOT_SHARD: '1', THE_BOT_SECOND_RUN: '1' } as const;

/** Variables of the process that lays a second run over the report of the first. */
export const LAYING_OVER = { THE_BOT_SECOND_RUN: '1' } as const;
