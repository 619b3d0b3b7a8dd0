using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;

namespace NanoV2G.Firmware.Discovery;

/// <summary>
/// Shows the unit to Home Assistant: after each connection one retained message for each entity, one in a step, so that
/// nothing else has to wait for them.
/// </summary>
public sealed class DiscoveryReport
{
    /// <summary>Token of every message on the message link: sent with confirmation, but nothing waits for it.</summary>
    private const int Token = 1;

    private readonly IMessageLink _link;
    private readonly DiscoveryMessage _message;
    private readonly JsonWriter _writer;
    private readonly string _prefix;
    private readonly string _unitId;
    private readonly int _mostWatts;
    private DiscoveryEntity _entity;
    private int _next;

    /// <summary>Prepares the messages of a unit.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="prefix">First level of the topics, or empty: nothing is sent.</param>
    /// <param name="unitId">Identity of the unit in topics.</param>
    /// <param name="mostWatts">Largest set-point in either direction, W.</param>
    /// <param name="writer">Writes the messages, <see cref="DiscoveryMessage.MostBytes"/> bytes; nothing of theirs stays in it between two steps.</param>
    public DiscoveryReport(IMessageLink link, string prefix, string unitId, int mostWatts, JsonWriter writer)
    {
        _link = link;
        _writer = writer;
        _message = new DiscoveryMessage(unitId);
        _prefix = prefix;
        _unitId = unitId;
        _mostWatts = mostWatts;
    }

    /// <summary>A new connection: everything is sent again, since the broker may have forgotten it.</summary>
    public void Restart()
    {
        _next = 0;
        _entity = null;
    }

    /// <summary>Sends at most one message.</summary>
    public void Step()
    {
        if (_next >= DiscoveryEntities.Count || _prefix.Length == 0)
        {
            return;
        }

        if (_entity == null)
        {
            _entity = MakeNext();
        }

        _message.Write(_writer, _entity);
        if (_link.TryPublish(_entity.Topic, _writer.Buffer, _writer.Length, retain: true, token: Token))
        {
            _entity = null;
            _next++;
        }
    }

    private DiscoveryEntity MakeNext()
    {
        DiscoveryEntity entity = DiscoveryEntities.Make(_next, _mostWatts);
        entity.Topic = _prefix + "/" + entity.Component + "/" + _unitId + "/" + entity.ObjectId + "/config";
        return entity;
    }
}
