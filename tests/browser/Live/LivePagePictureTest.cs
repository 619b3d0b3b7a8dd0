using Microsoft.Playwright;

namespace NanoV2G.Tests.Browser.Live;

/// <summary>
/// Takes the pictures of the README. They go to <c>artifacts/screenshots</c>; with NANOV2G_PICTURES=1 in the environment
/// they replace those beside the page's source.
/// </summary>
[TestClass]
public sealed class LivePagePictureTest
{
    private const long MostBytes = 200_000;

    [TestMethod]
    public async Task A_tea_time_discharge_on_a_desktop_in_the_light()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "600", "--start", "2026-01-14T15:20Z", "--duration", "6h");
        await using LivePage live = await LivePage.OpenAsync(run, 1280, 900, ColorScheme.Light);
        await live.Page.Locator("#halfHours tbody tr").Filter(new LocatorFilterOptions { HasText = "16:00 to 16:30" }).WaitForAsync();
        await live.Page.ClickAsync("[data-speed='60']");
        await live.AwaitTextAsync("#headline", "Discharging");
        await live.Page.WaitForTimeoutAsync(12_000);
        await TakeAsync(live.Page, "live-desktop-light.png");
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task A_silent_meter_on_a_phone_in_the_dark()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "60", "--start", "2026-01-14T16:20Z", "--duration", "6h");
        await using LivePage live = await LivePage.OpenAsync(run, 390, 844, ColorScheme.Dark);
        await live.Page.Locator("#halfHours tbody tr").Filter(new LocatorFilterOptions { HasText = "16:00 to 16:30" }).WaitForAsync();
        await live.AwaitTextAsync("#headline", "Discharging");
        await live.Page.ClickAsync("[data-speed='10']");
        await live.Page.ClickAsync("[data-fault=meterSilent]");
        await live.AwaitTextAsync("#headline", "because");
        await live.AwaitTextAsync("#events", "The meter at the supply terminals is silent; its last reading");
        await live.Page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        await TakeAsync(live.Page, "live-phone-dark.png");
        live.RequireQuiet();
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        bool replaces = Environment.GetEnvironmentVariable("NANOV2G_PICTURES") == "1";
        string folder = replaces ? Path.Combine(Repository.Root, "tools", "CommandLine", "Live") : Path.Combine(Repository.Root, "artifacts", "screenshots");
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        Assert.IsLessThanOrEqualTo(MostBytes, new FileInfo(path).Length, name);
    }
}
