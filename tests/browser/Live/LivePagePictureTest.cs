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
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "60", "--start", "2026-01-14T17:25Z", "--duration", "6h", "--discharge", "7000");
        await using LivePage live = await LivePage.OpenAsync(run, 1180, 1130, ColorScheme.Light);
        await live.Page.Locator("#halfHours tbody tr").Filter(new LocatorFilterOptions { HasText = "17:00 to 17:30" }).WaitForAsync();
        await live.Page.Locator("#halfHours tbody tr").Filter(new LocatorFilterOptions { HasText = "17:30 to 18:00" }).WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await live.AwaitTextAsync("#headline", "held back by the export limit");
        await TakeAsync(live.Page, "live-desktop-light.png");
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task A_silent_meter_on_a_phone_in_the_dark()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "60", "--start", "2026-01-14T17:28Z", "--duration", "6h", "--discharge", "7000");
        await using LivePage live = await LivePage.OpenAsync(run, 390, 844, ColorScheme.Dark);
        await live.Page.Locator("#halfHours tbody tr").Filter(new LocatorFilterOptions { HasText = "17:00 to 17:30" }).WaitForAsync();
        await live.AwaitTextAsync("#headline", "Discharging");
        await live.Page.ClickAsync("[data-speed='10']");
        await live.Page.ClickAsync("[data-fault=meterSilent]");
        await live.AwaitTextAsync("#headline", "because the meter at the supply terminals is silent");
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
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        Assert.IsLessThanOrEqualTo(MostBytes, new FileInfo(path).Length, name);
    }
}
