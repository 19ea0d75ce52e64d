import { saveFile } from '@element-cabinet/ui/save-file';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { Download } from 'lucide-preact';
import { words } from './words.ts';

/** The empty files to fill in. */
export function Templates() {
  return (
    <div class="templates">
      {(['xlsx', 'csv'] as const).map((format) => (
        <button key={format} type="button" class="plain" onClick={() => download(format)}>
          <Download />
          {words()[format]}
        </button>
      ))}
    </div>
  );
}

async function download(format: 'xlsx' | 'csv'): Promise<void> {
  try {
    saveFile(await cabinet.operator.portfolioImports.downloadPortfolioTemplate({ format }));
  } catch {
    showToast({ text: words().downloadFailed });
  }
}
