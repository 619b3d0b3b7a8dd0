using Mono.Cecil;

namespace NanoV2G.Tools.Compatibility.Code;

/// <summary>The families of types that have a rule of their own, so that each use is reported once, by its own name.</summary>
public static class TypeFamilies
{
    /// <summary>float or double.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsFloatingPoint(TypeReference type) => type.FullName is "System.Single" or "System.Double";

    /// <summary>decimal.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDecimal(TypeReference type) => type.FullName == "System.Decimal";

    /// <summary>An exception of arithmetic, which the device's library lacks.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsArithmeticException(TypeReference type) =>
        type.FullName is "System.DivideByZeroException" or "System.OverflowException" or "System.ArithmeticException";

    /// <summary>A value type with a question mark.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsNullable(TypeReference type) => IsInstanceOf(type, "System.Nullable`1");

    /// <summary>A tuple of either kind.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsTuple(TypeReference type) => IsInstanceOf(type, "System.ValueTuple`") || IsInstanceOf(type, "System.Tuple`");

    /// <summary>A span or memory.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSpan(TypeReference type) =>
        IsInstanceOf(type, "System.Span`") || IsInstanceOf(type, "System.ReadOnlySpan`")
        || IsInstanceOf(type, "System.Memory`") || IsInstanceOf(type, "System.ReadOnlyMemory`");

    /// <summary>A handler of interpolated strings, or the factory of formattable ones.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsInterpolation(TypeReference type) =>
        type.FullName is "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler"
            or "System.Runtime.CompilerServices.FormattableStringFactory"
            or "System.FormattableString";

    /// <summary>An array of more than one dimension.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsMultiDimensional(TypeReference type) => type is ArrayType { IsVector: false };

    /// <summary>An instance of any other generic type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOtherGeneric(TypeReference type) =>
        type is GenericInstanceType && !IsNullable(type) && !IsTuple(type) && !IsSpan(type);

    private static bool IsInstanceOf(TypeReference type, string name) =>
        type is GenericInstanceType instance && instance.ElementType.FullName.StartsWith(name, StringComparison.Ordinal);
}
