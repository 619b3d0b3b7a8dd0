using Microsoft.Playwright;

namespace NanoV2G.Tests.Browser;

/// <summary>
/// The one browser of these tests: Debian's chromium without a head. Where there is none, the tests are skipped by name.
/// </summary>
[TestClass]
public static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    private static IPlaywright? _playwright;

    /// <summary>The browser.</summary>
    public static IBrowser Browser { get; private set; } = null!;

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context)
    {
        if (!File.Exists(Path))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (_playwright is not null)
        {
            await Browser.CloseAsync();
            _playwright.Dispose();
        }
    }

    /// <summary>Skips the test where there is no browser.</summary>
    public static void Require()
    {
        if (Browser is null)
        {
            Assert.Inconclusive($"no browser at {Path}: install the package chromium");
        }
    }
}
