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
    const file = await cabinet.operator.portfolioImports.downloadPortfolioTemplate({ format });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch {
    showToast({ text: words().downloadFailed });
  }
}
