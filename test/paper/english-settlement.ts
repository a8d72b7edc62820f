import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { englishStore } from './store.ts'

/** The same form in English, for a customer whose document language is English. */
export const englishSettlement: PaperContent = {
  format: 1,
  layout: 'a4',
  language: 'en',
  title: 'Service Settlement Sheet',
  subtitle: 'Itemised list of labour and material',
  number: 'JS-NS-20261122-0010',
  store: englishStore,
  issuedAt: '22 Nov 2026, 16:30',
  madeAt: '2026-11-22T08:30:00.000Z',
  blocks: [
    {
      kind: 'fields',
      title: 'Customer and vehicle',
      columns: 3,
      items: [
        { label: 'Owner', value: 'Zoë Müller' },
        { label: 'Bringer', value: '李堃 (Li Kun)' },
        { label: 'Phone', value: '138****5678' },
        { label: 'Plate', value: '粤B·66K88', emphasis: true },
        { label: 'Model', value: 'Qicheng S7 2023 2.0T Premium' },
        { label: 'VIN', value: 'LSVAM4187C2184847' },
        { label: 'Checked in', value: '22 Nov 2026, 08:55' },
        { label: 'Settled', value: '22 Nov 2026, 16:30' },
        { label: 'Odometer', value: '40,172 km' },
        { label: 'Concern', value: 'Knocking from the front right wheel at low speed; maintenance is due.', span: 3 },
      ],
    },
    {
      kind: 'table',
      title: 'Jobs, parts and other charges',
      columns: [
        { label: 'No.', weight: 3, align: 'center' },
        { label: 'Description', weight: 24 },
        { label: 'Origin', weight: 8, align: 'center' },
        { label: 'Paid by', weight: 6, align: 'center' },
        { label: 'Qty', weight: 5, align: 'right' },
        { label: 'Unit price', weight: 7, align: 'right' },
        { label: 'Amount', weight: 7, align: 'right' },
      ],
      groups: [
        {
          heading: 'Labour',
          rows: [
            ['1', '40,000 km maintenance (46 checks)', '', 'Customer', '1.5 h', '200.00', '300.00'],
            ['2', 'Diagnosis: knocking, front right suspension', '', 'Customer', '0.8 h', '200.00', '160.00'],
            ['3', 'Replace stabiliser link, front right', '', 'Warranty', '0.5 h', '0.00', '0.00'],
          ],
          subtotal: { label: 'Labour subtotal', values: ['460.00'] },
        },
        {
          heading: 'Material',
          rows: [
            ['4', 'Oil filter 06L-115-562B', 'Original', 'Customer', '1', '88.00', '88.00'],
            ['5', 'Engine oil 0W-20, 5 L', 'Original', 'Customer', '1', '496.00', '496.00'],
            ['6', 'Cabin filter, activated carbon', 'Equivalent', 'Customer', '1', '156.00', '156.00'],
            ['7', 'Stabiliser link 5Q0-411-316A', 'Original', 'Warranty', '1', '0.00', '0.00'],
          ],
          subtotal: { label: 'Material subtotal', values: ['740.00'] },
        },
      ],
    },
    {
      kind: 'totals',
      rows: [
        { label: 'Labour', amount: '460.00' },
        { label: 'Material', amount: '740.00' },
        { label: 'Discount', amount: '−50.00' },
        { label: 'Amount due', amount: 'CNY 1,150.00', emphasis: true },
      ],
      note: 'Net 1,017.70, VAT (13 %) 132.30. Warranty items are paid by the maker.',
    },
    {
      kind: 'text',
      title: 'Terms',
      numbered: true,
      paragraphs: [
        'Repair warranty: 12 months or 20,000 km from handover, whichever comes first. Parts replaced under warranty follow the vehicle warranty.',
        'Labour is billed hours multiplied by the posted hourly rate. Origin of parts: original, equivalent quality, remanufactured.',
        'Removed parts were handed back to the customer; oil was disposed of as hazardous waste.',
      ],
    },
    {
      kind: 'signatures',
      items: [
        { label: 'Customer', name: 'Li Kun' },
        { label: 'Service advisor', name: 'Chen Yue', date: '22 Nov 2026' },
      ],
    },
    { kind: 'stamp', caption: 'Company seal' },
    { kind: 'qr', text: 'https://service.example.cn/s/JS-NS-20261122-0010?h=77e0', caption: 'Scan to verify' },
  ],
  footer: 'Service hotline 400-800-1234',
}
