import { Injectable, inject } from '@angular/core';
import { NewReport, Report, ReportCard, ReportEdit } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { problemOf, unreachable } from '../core/http/problem';

export type Form = 'application/pdf' | 'text/html';

/** The reports on a dog. They are made and edited at the registry only: nothing of them is kept on the device. */
@Injectable({ providedIn: 'root' })
export class ReportStore {
  private readonly api = inject(ApiClient);

  async list(dogId: string, signal: AbortSignal): Promise<readonly ReportCard[]> {
    const page = await this.api.getFromRegistry<{ items: ReportCard[] }>(`/dogs/${dogId}/reports`, {
      query: { limit: 100 },
      signal,
    });
    return page.items;
  }

  compose(dogId: string, wanted: NewReport): Promise<Report> {
    return this.api.postToRegistry(`/dogs/${dogId}/reports`, { body: wanted });
  }

  read(reportId: string, signal: AbortSignal): Promise<Report> {
    return this.api.getFromRegistry(`/reports/${reportId}`, { signal });
  }

  /** The next version; refused when somebody else edited the report since. */
  edit(report: Report, edit: ReportEdit): Promise<Report> {
    return this.api.put(`/reports/${report.id}`, edit, { revision: report.version });
  }

  /** The report as it is printed, or as a page to be kept; setting a long one takes some seconds. */
  async file(report: Report, form: Form, paper: string): Promise<Blob> {
    const headers = this.api.headers('GET');
    headers.set('Accept', form);
    const path = `/api/v1/reports/${report.id}?version=${String(report.version)}&paper=${paper}`;
    const response = await fetch(path, { headers, credentials: 'same-origin' }).catch(() => {
      throw unreachable();
    });
    if (!response.ok) throw await problemOf(response);
    return response.blob();
  }
}
