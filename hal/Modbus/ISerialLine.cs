namespace NanoV2G.Hal.Modbus;

/// <summary>A half-duplex serial line (RS-485) whose calls never wait for the far end.</summary>
public interface ISerialLine
{
    /// <summary>How many received bytes can be read now.</summary>
    int BytesAvailable { get; }

    /// <summary>Reads what has arrived, at most <paramref name="count"/> bytes; returns at once.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">First index written.</param>
    /// <param name="count">Most bytes to read.</param>
    /// <returns>How many bytes were read, 0 when none had arrived.</returns>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Hands bytes to the transmitter.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">First index sent.</param>
    /// <param name="count">How many are sent.</param>
    void Write(byte[] buffer, int offset, int count);
}
