using NanoV2G.Hal.Modbus;
using NanoV2G.Hal.Simulated.Site;

namespace NanoV2G.Hal.Simulated.Wire;

/// <summary>
/// A Modbus RTU slave: checks address and CRC of a request, answers functions 03, 04 and 16, and refuses what it does not
/// know with exceptions 1, 2 and 3 (Modbus Application Protocol V1.1b3). Allocates nothing while answering.
/// </summary>
public abstract class SimulatedSlave
{
    /// <summary>Its Modbus address, 1 to 247.</summary>
    public int Address;

    /// <summary>Whether it is dead: no power, wrong speed, broken driver.</summary>
    public bool IsSilent;

    /// <summary>How many of a thousand answers are lost, 0 to 1000, at random.</summary>
    public int LostAnswersPermille;

    /// <summary>Time from the end of a request to the first byte of the reply, ms.</summary>
    public int TurnaroundMs = 20;

    /// <summary>Requests that it has answered, exceptions included.</summary>
    public int AnsweredCount;

    private readonly PseudoRandom _losses;

    /// <summary>Makes a slave.</summary>
    /// <param name="address">Its Modbus address, 1 to 247.</param>
    protected SimulatedSlave(int address)
    {
        Address = address;
        _losses = new PseudoRandom(address);
    }

    /// <summary>Handles one frame as it came off the wire.</summary>
    /// <param name="frame">Holds the frame from index 0.</param>
    /// <param name="length">Its length, bytes.</param>
    /// <param name="reply">Receives the reply with CRC; room for 256 bytes.</param>
    /// <returns>Length of the reply; 0 when the frame is disturbed, for another slave, the slave is silent, or the answer is lost.</returns>
    public int Answer(byte[] frame, int length, byte[] reply)
    {
        if (IsSilent || length < 4 || frame[0] != Address || !ModbusCrc.IsValid(frame, 0, length))
        {
            return 0;
        }

        if (LostAnswersPermille > 0 && LosesThisOne())
        {
            return 0;
        }

        AnsweredCount++;
        int function = frame[1];
        reply[0] = frame[0];
        reply[1] = frame[1];
        int exception;
        if (function == ModbusFunction.ReadHolding || function == ModbusFunction.ReadInput)
        {
            exception = AnswerRead(function, frame, length, reply);
            if (exception == 0)
            {
                return ModbusCrc.Append(reply, 3 + reply[2]);
            }
        }
        else if (function == ModbusFunction.WriteMultiple)
        {
            exception = AnswerWrite(frame, length, reply);
            if (exception == 0)
            {
                return ModbusCrc.Append(reply, 6);
            }
        }
        else
        {
            exception = ModbusFunction.IllegalFunction;
        }

        reply[1] = (byte)(function | ModbusFunction.ExceptionFlag);
        reply[2] = (byte)exception;
        return ModbusCrc.Append(reply, 3);
    }

    /// <summary>Fills in registers, high byte first.</summary>
    /// <param name="function">03 or 04.</param>
    /// <param name="register">First register as on the wire.</param>
    /// <param name="count">How many.</param>
    /// <param name="reply">Receives two bytes for each.</param>
    /// <param name="offset">First index written.</param>
    /// <returns>0, or the exception code.</returns>
    protected abstract int Read(int function, int register, int count, byte[] reply, int offset);

    /// <summary>Takes written registers.</summary>
    /// <param name="register">First register as on the wire.</param>
    /// <param name="count">How many.</param>
    /// <param name="frame">Holds two bytes for each.</param>
    /// <param name="offset">First index read.</param>
    /// <returns>0, or the exception code; nothing is taken unless it is 0.</returns>
    protected abstract int Write(int register, int count, byte[] frame, int offset);

    /// <summary>Puts one register into a reply.</summary>
    /// <param name="reply">Receives two bytes.</param>
    /// <param name="offset">First index written.</param>
    /// <param name="value">The register; its low 16 bits are taken.</param>
    protected static void Put(byte[] reply, int offset, int value)
    {
        reply[offset] = (byte)((value >> 8) & 0xFF);
        reply[offset + 1] = (byte)(value & 0xFF);
    }

    private bool LosesThisOne()
    {
        return _losses.NextAround(500) + 500 < LostAnswersPermille;
    }

    private static int Word(byte[] frame, int offset)
    {
        return (frame[offset] << 8) | frame[offset + 1];
    }

    private int AnswerRead(int function, byte[] frame, int length, byte[] reply)
    {
        if (length != 8)
        {
            return ModbusFunction.IllegalValue;
        }

        int register = Word(frame, 2);
        int count = Word(frame, 4);
        if (count < 1 || count > ModbusFunction.MostRead)
        {
            return ModbusFunction.IllegalValue;
        }

        if (register + count > 0x10000)
        {
            return ModbusFunction.IllegalAddress;
        }

        reply[2] = (byte)(2 * count);
        return Read(function, register, count, reply, 3);
    }

    private int AnswerWrite(byte[] frame, int length, byte[] reply)
    {
        if (length < 11)
        {
            return ModbusFunction.IllegalValue;
        }

        int register = Word(frame, 2);
        int count = Word(frame, 4);
        if (count < 1 || count > ModbusFunction.MostWritten || frame[6] != 2 * count || length != 9 + (2 * count))
        {
            return ModbusFunction.IllegalValue;
        }

        for (int index = 2; index < 6; index++)
        {
            reply[index] = frame[index];
        }

        return register + count > 0x10000 ? ModbusFunction.IllegalAddress : Write(register, count, frame, 7);
    }
}
