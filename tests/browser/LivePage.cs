using Microsoft.Playwright;

namespace NanoV2G.Tests.Browser;

/// <summary>A live page in a window of its own, which hears of every console error and every request that leaves the run.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    /// <summary>Longest wait for something that should happen, ms.</summary>
    public const int PatienceMs = 30_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    private LivePage(IBrowserContext context, IPage page, string url)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(url, StringComparison.Ordinal))
            {
                _errors.Add("asks " + request.Url);
            }
        };
    }

    public IPage Page { get; }

    public static async Task<LivePage> OpenAsync(LiveRunProcess run, int width = 1280, int height = 1000, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMs);
        LivePage live = new(context, await context.NewPageAsync(), run.Url);
        await live.Page.GotoAsync(run.Url);
        return live;
    }

    /// <summary>Waits until an element's text has a part.</summary>
    public Task AwaitTextAsync(string selector, string part)
    {
        return Page.Locator(selector).Filter(new LocatorFilterOptions { HasText = part }).First.WaitForAsync();
    }

    /// <summary>Nothing was wrong in the console, and nothing was asked of anybody else.</summary>
    public void RequireQuiet() => Assert.IsEmpty(_errors, string.Join("; ", _errors));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
