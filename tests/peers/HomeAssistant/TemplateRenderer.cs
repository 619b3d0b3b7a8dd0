using System.Text.Json.Nodes;

namespace NanoV2G.Tests.Peers.HomeAssistant;

/// <summary>Jinja2, the language of Home Assistant's templates.</summary>
internal sealed class TemplateRenderer : IDisposable
{
    private readonly PeerProcess _process;

    public TemplateRenderer()
    {
        Peer.RequirePythonModule("jinja2", "python3-jinja2");
        _process = PeerProcess.Start(Peer.Python, Path.Combine(AppContext.BaseDirectory, "HomeAssistant", "render_templates.py"));
    }

    /// <summary>What a sensor shows of a message.</summary>
    public string Value(JsonNode template, string payload) => Render(new JsonObject { ["template"] = (string)template!, ["payload"] = payload });

    /// <summary>What a button or a number sends.</summary>
    public string Command(JsonNode template, int? value = null) => Render(new JsonObject { ["template"] = (string)template!, ["value"] = value });

    public void Dispose() => _process.Dispose();

    private string Render(JsonObject asked)
    {
        _process.WriteLine(asked.ToJsonString());
        return (string)JsonNode.Parse(_process.TakeLine())!;
    }
}
