namespace System.Runtime.CompilerServices;

/// <summary>
/// What nanoFramework's library has and .NET's has not: a type of constants alone is left out of the device's image, since
/// its constants stand where they are used. On a PC it says nothing.
/// </summary>
public sealed class ExcludeTypeAttribute : Attribute
{
}
