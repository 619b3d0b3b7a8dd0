using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace NanoV2G.Tests.Browser.Live;

/// <summary>The live page in a real browser, on a run of its own for each test.</summary>
[TestClass]
public sealed class LivePageTest
{
    private const string Afternoon = "2026-01-14T16:05Z";

    [TestMethod]
    public async Task It_loads_within_two_seconds_and_shows_a_new_state_within_one()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "1", "--start", Afternoon, "--duration", "10m");
        await using LivePage live = await LivePage.OpenAsync(run);
        double loadedMs = await LoadedMsAsync(live.Page);
        for (int again = 0; again < 2; again++)
        {
            // The first load of a browser that has just started measures the browser.
            await live.Page.ReloadAsync();
            loadedMs = Math.Min(loadedMs, await LoadedMsAsync(live.Page));
        }

        Assert.IsLessThan(2000.0, loadedMs, "best load of three, ms");

        // Each change of the clock is noted with the browser's own time: the longest pause between two must be below 1 s.
        await live.AwaitTextAsync("#clock", "2026");
        double[] pausesMs = await live.Page.EvaluateAsync<double[]>("""
            () => new Promise(done => {
              const stream = new EventSource('/events');
              const seen = [];
              stream.onmessage = () => {
                seen.push(performance.now());
                if (seen.length === 16) {
                  stream.close();
                  done(seen.slice(1).map((time, index) => time - seen[index]));
                }
              };
            })
            """);
        Assert.IsLessThanOrEqualTo(1000.0, pausesMs.Max(), $"pauses between states, ms: {string.Join(", ", pausesMs.Select(ms => ms.ToString("0")))}");
        string before = await live.Page.InnerTextAsync("#clock");
        await live.Page.WaitForFunctionAsync("before => document.getElementById('clock').textContent !== before", before, new PageWaitForFunctionOptions { Timeout = 2000 });
        live.RequireQuiet();
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task At_phone_width_nothing_is_cut_and_every_text_can_be_read(ColorScheme scheme)
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "60", "--start", Afternoon, "--duration", "2h");
        await using LivePage live = await LivePage.OpenAsync(run, width: 390, height: 844, scheme);
        await live.AwaitTextAsync("#headline", "Discharging");
        int width = await live.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.IsLessThanOrEqualTo(390, width, "px without horizontal scrolling");
        string[] faint = await live.Page.EvaluateAsync<string[]>(Contrast.Script);
        Assert.IsEmpty(faint, "contrast below AA (4.5, or 3 for large text): " + string.Join("; ", faint));
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task With_the_keyboard_alone_the_car_is_charged_now()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "10", "--start", "2026-01-14T05:00Z", "--duration", "2h");
        await using LivePage live = await LivePage.OpenAsync(run);
        await live.AwaitTextAsync("#headline", "Resting");
        await TabToAsync(live.Page, "chargeNow");
        bool isSeen = await live.Page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'");
        Assert.IsTrue(isSeen, "the focus can be seen");
        await live.Page.Keyboard.PressAsync("Enter");
        await live.AwaitTextAsync("#said", "Charge now asked for");
        await live.AwaitTextAsync("#headline", "Charging at");
        await live.AwaitTextAsync("#events", "Charging as asked for by charge now");
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task A_fault_is_told_in_plain_words_and_goes_away_when_it_is_cleared()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "10", "--start", Afternoon, "--duration", "4h");
        await using LivePage live = await LivePage.OpenAsync(run);
        await live.AwaitTextAsync("#headline", "Discharging");
        ILocator fault = live.Page.Locator("[data-fault=inverterSilent]");
        await fault.ClickAsync();
        await live.AwaitTextAsync("#headline", "Not discharging because the inverter is silent");
        Assert.AreEqual("true", await fault.GetAttributeAsync("aria-pressed"));
        await live.AwaitTextAsync("#events", "The inverter is silent; its last reading is");
        await fault.ClickAsync();
        await live.Page.ClickAsync("[data-speed='60']");
        await live.AwaitTextAsync("#headline", "Discharging at");
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task Inputs_act_on_the_board_and_the_reason_is_shown()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "10", "--start", Afternoon, "--duration", "4h");
        await using LivePage live = await LivePage.OpenAsync(run);
        await live.AwaitTextAsync("#headline", "Discharging");
        await live.Page.ClickAsync("[data-contact=open]");
        await live.AwaitTextAsync("#headline", "Not discharging because the load control switch forbids it");
        await live.Page.ClickAsync("[data-contact=closed]");
        await live.AwaitTextAsync("#headline", "Discharging at");
        await live.Page.ClickAsync("[data-plug=false]");
        await live.AwaitTextAsync("#headline", "Not discharging because no car is connected");
        await live.AwaitTextAsync("#charge", "no car");
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task A_half_hour_appears_when_it_closes()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "60", "--start", "2026-01-14T16:28Z", "--duration", "2h");
        await using LivePage live = await LivePage.OpenAsync(run);
        await live.Page.Locator("#halfHours tbody tr").Filter(new LocatorFilterOptions { HasText = "16:00 to 16:30" }).WaitForAsync();
        await live.AwaitTextAsync("#halfHours tbody tr", "delivered");
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task The_end_of_the_run_is_said_and_the_buttons_are_off()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "60", "--start", Afternoon, "--duration", "10m");
        await using LivePage live = await LivePage.OpenAsync(run);
        await live.AwaitTextAsync("#clock", "the run has ended");
        Assert.IsTrue(await live.Page.IsDisabledAsync("#chargeNow"));
        live.RequireQuiet();
    }

    [TestMethod]
    public async Task A_post_from_anywhere_but_the_page_or_with_a_wrong_body_is_refused_in_one_sentence()
    {
        Chromium.Require();
        using LiveRunProcess run = LiveRunProcess.Start("--speed", "10", "--start", Afternoon, "--duration", "1h");
        await using LivePage live = await LivePage.OpenAsync(run);
        string token = (await live.Page.GetAttributeAsync("meta[name=token]", "content"))!;
        string own = run.Url.TrimEnd('/');
        using HttpClient client = new();

        (string? Origin, string? Token, string Body, HttpStatusCode Expected)[] cases =
        [
            (null, token, "{\"do\":\"release\"}", HttpStatusCode.Forbidden),
            ("http://elsewhere.example", token, "{\"do\":\"release\"}", HttpStatusCode.Forbidden),
            (own, null, "{\"do\":\"release\"}", HttpStatusCode.Forbidden),
            (own, new string('0', token.Length), "{\"do\":\"release\"}", HttpStatusCode.Forbidden),
            (own, token, "", HttpStatusCode.BadRequest),
            (own, token, "[]", HttpStatusCode.BadRequest),
            (own, token, "{\"do\":\"explode\"}", HttpStatusCode.BadRequest),
            (own, token, "{\"do\":\"dispatch\",\"watts\":1e9,\"minutes\":5}", HttpStatusCode.BadRequest),
            (own, token, "{\"do\":\"fault\",\"name\":\"nothing\",\"present\":true}", HttpStatusCode.BadRequest),
            (own, token, "{\"do\":\"release\",\"more\":1}", HttpStatusCode.BadRequest),
            (own, token, new string(' ', 4000) + "{\"do\":\"release\"}", HttpStatusCode.BadRequest),
            (own, token, "{\"do\":\"resetLockout\"}", HttpStatusCode.Conflict),
            (own, token, "{\"do\":\"release\"}", HttpStatusCode.OK),
        ];
        foreach ((string? origin, string? sent, string body, HttpStatusCode expected) in cases)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, run.Url + "do") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            AddHeader(request, "Origin", origin);
            AddHeader(request, "X-NanoV2G-Token", sent);
            using HttpResponseMessage answer = await client.SendAsync(request);
            string sentence = await answer.Content.ReadAsStringAsync();
            Assert.AreEqual(expected, answer.StatusCode, $"{origin} {body}: {sentence}");
            Assert.HasCount(1, sentence.Split('\n'), sentence);
        }

        live.RequireQuiet();
    }

    private static Task<double> LoadedMsAsync(IPage page)
    {
        return page.EvaluateAsync<double>("() => performance.getEntriesByType('navigation')[0].loadEventEnd");
    }

    private static void AddHeader(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (int press = 0; press < 40; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.id") == id)
            {
                return;
            }
        }

        Assert.Fail($"{id} is not reached with the Tab key");
    }
}
