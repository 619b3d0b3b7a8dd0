using System.Reflection;
using NanoV2G.Firmware.Settings;

namespace NanoV2G.Tools.Simulation;

/// <summary>Copies a unit's settings, whatever fields they have.</summary>
public static class UnitSettingsCopy
{
    /// <summary>Copies.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>Settings of their own with the same values.</returns>
    public static UnitSettings Of(UnitSettings settings)
    {
        UnitSettings copy = new();
        foreach (FieldInfo field in typeof(UnitSettings).GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (field.GetValue(settings) is Array from)
            {
                Array.Copy(from, (Array)field.GetValue(copy)!, from.Length);
            }
            else
            {
                field.SetValue(copy, field.GetValue(settings));
            }
        }

        return copy;
    }
}
