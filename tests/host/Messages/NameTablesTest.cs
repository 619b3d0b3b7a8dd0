using System.Reflection;
using System.Text;
using NanoV2G.Firmware.Commands;
using NanoV2G.Firmware.ContactorSequence;
using NanoV2G.Firmware.Control;
using NanoV2G.Firmware.Events;
using NanoV2G.Firmware.Json;
using NanoV2G.Firmware.Limits;
using NanoV2G.Hal.Timing;

namespace NanoV2G.Tests.Messages;

/// <summary>
/// A table of names stands in the order of its numbers: each name in a message is the member's own, lower camel case. The
/// device has no names of enumerations, so nothing but this compares them.
/// </summary>
[TestClass]
public sealed class NameTablesTest
{
    [TestMethod]
    public void EventsAreCalledAsTheirCodes() =>
        Compare(Enum.GetValues<EventCode>().Where(code => code != EventCode.None), code => EventCodeNames.Of((int)code));

    [TestMethod]
    public void LimitReasonsAreCalledAsTheirMembers() => Compare(Enum.GetValues<LimitReason>(), member => NameTables.LimitReason[(int)member]);

    [TestMethod]
    public void CommandReasonsAreCalledAsTheirMembers() => Compare(Enum.GetValues<CommandReason>(), member => NameTables.CommandReason[(int)member]);

    [TestMethod]
    public void PosturesAreCalledAsTheirMembers() => Compare(Enum.GetValues<Posture>(), member => NameTables.Posture[(int)member]);

    [TestMethod]
    public void ContactorStatesAreCalledAsTheirMembers() => Compare(Enum.GetValues<ContactorState>(), member => NameTables.Contactor[(int)member]);

    [TestMethod]
    public void ClockQualitiesAreCalledAsTheirMembers() =>
        Compare(Enum.GetValues<ClockQuality>(), quality => ClockQualityNames.Names[(int)quality]);

    [TestMethod]
    public void PermissivesAreCalledAsTheirBits()
    {
        FieldInfo[] bits = typeof(Permissive).GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.HasCount(bits.Length, NameTables.Permissive);
        for (int bit = 0; bit < bits.Length; bit++)
        {
            FieldInfo found = bits.Single(one => (int)one.GetRawConstantValue()! == 1 << bit);
            Assert.AreEqual(LowerCamel(found.Name), Encoding.ASCII.GetString(NameTables.Permissive[bit]));
        }
    }

    private static void Compare<T>(IEnumerable<T> members, Func<T, byte[]> nameOf)
        where T : Enum
    {
        foreach (T member in members)
        {
            Assert.AreEqual(LowerCamel(member.ToString()), Encoding.ASCII.GetString(nameOf(member)));
        }
    }

    private static string LowerCamel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
