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
    private readonly DiscoveryEntity[] _entities;
    private readonly JsonWriter _writer;
    private int _next;
    private bool _isWritten;

    /// <summary>Prepares the messages of a unit.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="prefix">First level of the topics, or empty: nothing is sent.</param>
    /// <param name="unitId">Identity of the unit in topics.</param>
    /// <param name="mostWatts">Largest set-point in either direction, W.</param>
    public DiscoveryReport(IMessageLink link, string prefix, string unitId, int mostWatts)
    {
        _link = link;
        _message = new DiscoveryMessage(unitId);
        _entities = prefix.Length == 0 ? new DiscoveryEntity[0] : DiscoveryEntities.Make(mostWatts);
        for (int index = 0; index < _entities.Length; index++)
        {
            DiscoveryEntity entity = _entities[index];
            entity.Topic = prefix + "/" + entity.Component + "/" + unitId + "/" + entity.ObjectId + "/config";
        }

        // As long as the unit's name needs, so that no message is ever cut off.
        _writer = new JsonWriter(DiscoveryMessage.MostBytesWithoutUnit + (DiscoveryMessage.UnitsInMessage * unitId.Length));
    }

    /// <summary>A new connection: everything is sent again, since the broker may have forgotten it.</summary>
    public void Restart()
    {
        _next = 0;
        _isWritten = false;
    }

    /// <summary>Sends at most one message.</summary>
    public void Step()
    {
        if (_next >= _entities.Length)
        {
            return;
        }

        DiscoveryEntity entity = _entities[_next];
        if (!_isWritten)
        {
            _message.Write(_writer, entity);
            _isWritten = true;
        }

        if (_link.TryPublish(entity.Topic, _writer.Buffer, _writer.Length, retain: true, token: Token))
        {
            _isWritten = false;
            _next++;
        }
    }
}
