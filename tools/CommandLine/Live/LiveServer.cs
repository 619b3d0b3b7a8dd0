using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Live;

/// <summary>
/// Serves the live page on the loopback interface: four files, a stream of states, and one address that takes
/// commands. A command needs the run's own token, which only the page itself knows, and the page's own origin, so that
/// no other page in the same browser can act on a run.
/// </summary>
public sealed class LiveServer : IDisposable
{
    /// <summary>Header that carries the token.</summary>
    public const string TokenHeader = "X-NanoV2G-Token";

    private const string TokenPlace = "{{token}}";
    private const int MostConnections = 64;
    private const int Misdirected = StatusCodes.Status421MisdirectedRequest;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly LiveSession _live;
    private readonly WebApplication _application;
    private readonly byte[] _token = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
    private readonly Dictionary<string, PageFile> _files;

    private LiveServer(int port, LiveSession live)
    {
        _live = live;
        _files = new Dictionary<string, PageFile>(StringComparer.Ordinal)
        {
            ["/"] = new("text/html; charset=utf-8", Page("live.html")),
            ["/live.css"] = new("text/css; charset=utf-8", Resource("live.css")),
            ["/live.js"] = new("text/javascript; charset=utf-8", Resource("live.js")),
            ["/icon.svg"] = new("image/svg+xml", Resource("icon.svg")),
        };
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LiveCommandReader.MostBytes;
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Listen(IPAddress.Loopback, port);
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <summary>The address of the page.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Starts serving.</summary>
    /// <param name="port">TCP port, 0 for a free one.</param>
    /// <param name="live">The run.</param>
    /// <returns>The server.</returns>
    /// <exception cref="UserInputException">The port cannot be opened.</exception>
    public static LiveServer Start(int port, LiveSession live)
    {
        LiveServer server = new(port, live);
        try
        {
            server._application.StartAsync().GetAwaiter().GetResult();
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            server.Dispose();
            throw new UserInputException($"--web: port {port} cannot be opened on 127.0.0.1; expected a free one, or 0 to have one chosen.");
        }

        IServer listener = server._application.Services.GetRequiredService<IServer>();
        server.Url = listener.Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
        return server;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using CancellationTokenSource ending = new(Goodbye);
        _application.StopAsync(ending.Token).GetAwaiter().GetResult();
        _application.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private byte[] Page(string name)
    {
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Resource(name)).Replace(TokenPlace, Encoding.ASCII.GetString(_token), StringComparison.Ordinal));
    }

    private Task AnswerAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (!IsOwnHost(context.Request))
        {
            // A name that somebody pointed at this machine is not this page.
            return SayAsync(context, Misdirected, $"This page answers at {Url} only.");
        }

        string path = context.Request.Path.Value ?? "";
        if (path == "/do")
        {
            return context.Request.Method == HttpMethods.Post ? TakeCommandAsync(context) : SayAsync(context, StatusCodes.Status405MethodNotAllowed, "Commands are posted.");
        }

        if (context.Request.Method != HttpMethods.Get)
        {
            return SayAsync(context, StatusCodes.Status405MethodNotAllowed, "Only commands are posted.");
        }

        return path switch
        {
            "/events" => StreamAsync(context),
            "/history" => context.Response.WriteAsJsonAsync(_live.History.Copy(), Json),
            _ => _files.TryGetValue(path, out PageFile? file) ? SendAsync(context, file) : SayAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address."),
        };
    }

    private bool IsOwnHost(HttpRequest request)
    {
        Uri own = new(Url);
        return request.Host.Port == own.Port && request.Host.Host is "127.0.0.1" or "localhost";
    }

    private static Task SendAsync(HttpContext context, PageFile file)
    {
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = file.Bytes.Length;
        return context.Response.Body.WriteAsync(file.Bytes).AsTask();
    }

    private static Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }

    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        try
        {
            long seen = 0;
            while (await _live.Feed.NextAsync(seen, context.RequestAborted).ConfigureAwait(false) is LiveUpdate update)
            {
                seen = update.Number;
                await context.Response.Body.WriteAsync("data: "u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.WriteAsync(update.Json, context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.WriteAsync("\n\n"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private async Task TakeCommandAsync(HttpContext context)
    {
        if (!IsEntitled(context.Request))
        {
            await SayAsync(context, StatusCodes.Status403Forbidden, "Only the live page itself may send commands: open it and use its buttons.").ConfigureAwait(false);
            return;
        }

        try
        {
            LiveCommand command = LiveCommandReader.Read(await BodyAsync(context.Request).ConfigureAwait(false));
            await CarryOutAsync(context, command).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is FormatException or BadHttpRequestException)
        {
            string sentence = wrong is FormatException ? wrong.Message : $"The command could not be received; expected at most {LiveCommandReader.MostBytes} bytes of JSON.";
            await SayAsync(context, StatusCodes.Status400BadRequest, sentence).ConfigureAwait(false);
        }
    }

    private async Task CarryOutAsync(HttpContext context, LiveCommand command)
    {
        Task<LiveOutcome>? pending = _live.Commands.TryAdd(command);
        if (pending is null)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many commands wait: try again in a moment.").ConfigureAwait(false);
            return;
        }

        try
        {
            LiveOutcome outcome = await pending.WaitAsync(Patience, context.RequestAborted).ConfigureAwait(false);
            await SayAsync(context, outcome.IsDone ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, outcome.Sentence).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "The simulation does not answer: it may be at its end.").ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The page was closed while its command waited; it is carried out all the same.
        }
    }

    private bool IsEntitled(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        byte[] token = Encoding.ASCII.GetBytes(request.Headers[TokenHeader].ToString());
        return origin == $"http://{request.Host}" && CryptographicOperations.FixedTimeEquals(token, _token);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body).ConfigureAwait(false);
        return body.ToArray();
    }

    private sealed record PageFile(string ContentType, byte[] Bytes);
}
