/** Texts of `npm run replay`, in the language of the reports. */
import { environment } from '../../suite/config/environment';
import { text, type TextKey, type TextValues } from '../../suite/texts/texts';

/** Formats a text in the language that REPORT_LANG chooses. */
export function say(key: TextKey, values: TextValues = {}): string {
  return text(environment().reportLanguage, key, values);
}
