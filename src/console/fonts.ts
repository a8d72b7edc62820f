// Loaded after the first drawing: the page stands in a system font until the slices it needs have come.
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/600.css'
