import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { notify } from '../ui/toasts';
import { departs } from '../shape';
import { messageOf } from './failures';
import { dropLists, type CachedEndpoint } from './list-cache';

interface Change<Input, Output> {
  act: (input: Input) => Promise<Output>;
  /** The toast's text once the server has said yes; never before. */
  done: string | ((output: Output, input: Input) => string);
  /** Cached lists that this change makes wrong. */
  drops?: readonly CachedEndpoint[];
  /** What is on the screen and must be read again. */
  refreshes?: readonly QueryKey[];
  after?: (output: Output) => void;
  /** The published page takes this change for done, whatever the server answered: it announces it and goes on. */
  unchecked?: { says: string; then: () => void };
}

/**
 * One change on the server with the platform's manners around it: success is announced only when the server
 * agreed, a refusal shows the server's own words, and lists touched by the change are read again.
 */
export function useChange<Input, Output>(change: Change<Input, Output>): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient();
  const mutation = useMutation<Output, Error, Input>({
    mutationFn: change.act,
    onSuccess: (output, input) => {
      dropLists(change.drops ?? []);
      for (const queryKey of change.refreshes ?? []) void client.invalidateQueries({ queryKey });
      notify.success(typeof change.done === 'string' ? change.done : change.done(output, input));
      change.after?.(output);
    },
    onError: (failure) => {
      if (change.unchecked === undefined || !departs('lying-toasts')) return notify.failure(messageOf(failure));
      notify.success(change.unchecked.says);
      // Whoever says that all went well does not show the server's refusal in the form either.
      mutation.reset();
      change.unchecked.then();
    },
  });
  return mutation;
}
