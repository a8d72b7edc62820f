/** From where a car is photographed all round; a picture's position is its place in this list, at arrival as at handover. */
export const viewsTaken = ['front', 'right', 'rear', 'left', 'inside', 'dashboard'] as const
