namespace NanoV2G.Tests.Browser;

/// <summary>Finds texts that are too faint, by the contrast ratio of WCAG 2.2 success criterion 1.4.3 (AA).</summary>
internal static class Contrast
{
    /// <summary>Gives each text that is below 4.5, or below 3 where it is large, with its ratio. Controls that are off are exempt, as there.</summary>
    public const string Script = """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = rgb => {
            const [r, g, b] = rgb.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = element => {
            for (let at = element; at !== null; at = at.parentElement) {
              const colour = rgba(getComputedStyle(at).backgroundColor);
              if (colour[3] === 255) {
                return colour.slice(0, 3);
              }
            }
            return [255, 255, 255];
          };
          const faint = [];
          for (const element of document.body.querySelectorAll('*')) {
            const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent.trim()).join('');
            if (text === '' || element.closest(':disabled') !== null || element.closest('[hidden]') !== null || element.matches('.skip, option')) {
              continue;
            }
            const style = getComputedStyle(element);
            const lights = [luminance(rgba(style.color).slice(0, 3)), luminance(behind(element))].sort((one, other) => other - one);
            const ratio = (lights[0] + 0.05) / (lights[1] + 0.05);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (isLarge ? 3 : 4.5)) {
              faint.push(`"${text}" ${ratio.toFixed(2)}`);
            }
          }
          return faint;
        }
        """;
}
