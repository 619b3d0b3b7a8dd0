using NanoV2G.Firmware.Journal;
using NanoV2G.Firmware.Json;
using NanoV2G.Hal.Messages;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Firmware.Outbox;

/// <summary>
/// Brings a stored log to the broker: in order, at least once, each message with the same content every time. Only the
/// broker's confirmation moves the position, and the position outlives a restart; so an absence of the broker for days
/// costs nothing but the wait.
/// </summary>
public sealed class MessageOutbox
{
    /// <summary>Longest wait for a confirmation before the messages are sent again, ms.</summary>
    public const int PatienceMs = 30000;

    /// <summary>Longest message, bytes.</summary>
    public const int MostPayloadBytes = 768;

    /// <summary>Distance between the tokens of one outbox: two outboxes share the link's tokens, even and odd.</summary>
    public const int TokenStep = 2;

    private const int HighestToken = 0x3FFFFFFF;

    private readonly IMessageLink _link;
    private readonly IClock _clock;
    private readonly OutboxSource _source;
    private readonly StateSlice _position;
    private readonly byte[] _bytes = new byte[StateBlock.PositionBytes];
    private readonly DeliveryWindow _window = new DeliveryWindow();
    private readonly JsonWriter _writer;
    private readonly int _firstToken;
    private int _token;
    private bool _isRead;

    /// <summary>Sends from where the last life stopped.</summary>
    /// <param name="link">The message link.</param>
    /// <param name="clock">Monotonic time.</param>
    /// <param name="source">The log.</param>
    /// <param name="position">Keeps the position, <see cref="StateBlock.PositionBytes"/> bytes.</param>
    /// <param name="firstToken">First token, 2 or more; see <see cref="TokenStep"/>.</param>
    /// <param name="writer">Writes the messages, <see cref="MostPayloadBytes"/> bytes; nothing of theirs stays in it between two steps.</param>
    public MessageOutbox(IMessageLink link, IClock clock, OutboxSource source, StateSlice position, int firstToken, JsonWriter writer)
    {
        _link = link;
        _clock = clock;
        _source = source;
        _position = position;
        _writer = writer;
        _firstToken = firstToken;
        _token = firstToken;
        position.Read(_bytes);
        int sequence = LittleEndian.ReadInt32(_bytes, 0);

        // A log that has been lost or erased counts from the beginning again.
        if (sequence >= 0 && sequence < source.Log.NextSequence)
        {
            _window.Delivered = ((long)sequence << OutboxSource.PlaceBits) | LittleEndian.Read(_bytes, 4, 4);
        }

        Restart();
    }

    /// <summary>Messages handed to the link since boot, repetitions included.</summary>
    public int PublishedCount;

    /// <summary>Messages delivered since boot.</summary>
    public int DeliveredCount;

    /// <summary>Notes a confirmation by the broker.</summary>
    /// <param name="token">The token; those of others are ignored.</param>
    public void Confirm(int token)
    {
        _window.Confirm(token);
    }

    /// <summary>A new connection: what was on its way and is not confirmed is sent again.</summary>
    public void Restart()
    {
        _window.Clear();
        _isRead = false;
        _source.GoBehind(_window.Delivered);
    }

    /// <summary>Takes confirmations over and sends what the window allows.</summary>
    public void Step()
    {
        OutboxSource source = _source;
        TakeDelivered();
        if (!_link.IsConnected)
        {
            return;
        }

        if (_window.IsOverdue(_clock.MonotonicMs, PatienceMs))
        {
            Restart();
        }

        while (_window.HasRoom && TryWrite())
        {
            if (!_isRead && _window.TryAddConfirmed(source.Position))
            {
                continue;
            }

            _isRead = true;
            if (!_link.TryPublish(source.Topic, _writer.Buffer, _writer.Length, retain: false, _token))
            {
                return;
            }

            _isRead = false;
            PublishedCount++;
            _window.Add(_token, source.Position, _clock.MonotonicMs);
            _token = _token >= HighestToken ? _firstToken : _token + TokenStep;
        }
    }

    // A message that the link did not take in the step before is written again: others have used the writer since.
    private bool TryWrite()
    {
        if (!_isRead)
        {
            return _source.TryWriteNext(_writer);
        }

        _source.WriteAgain(_writer);
        return true;
    }

    private void TakeDelivered()
    {
        bool hasMoved = false;
        while (_window.TryTakeDelivered())
        {
            DeliveredCount++;
            hasMoved = true;
        }

        if (hasMoved)
        {
            LittleEndian.Write(_bytes, 0, 4, _window.Delivered >> OutboxSource.PlaceBits);
            LittleEndian.Write(_bytes, 4, 4, _window.Delivered);
            _position.Write(_bytes, isUrgent: false);
        }
    }
}
