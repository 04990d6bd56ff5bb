using System.Runtime.InteropServices;
using System.Text;

namespace Aevum.Signers.Pkcs11.Native;

/// <summary>
/// An array of CK_ATTRIBUTE in native memory: { CK_ULONG type; void* value; CK_ULONG length } for each. CK_ULONG has 8 bytes on 64-bit Unix and 4 on Windows, where
/// the structures are packed as well, so the layout is written by hand. Not thread-safe.
/// </summary>
internal sealed unsafe class AttributeTemplate : IDisposable
{
    internal static readonly bool IsWindows = OperatingSystem.IsWindows();
    internal static readonly int LongSize = IsWindows ? 4 : IntPtr.Size;

    private static readonly int EntrySize = (2 * LongSize) + IntPtr.Size;

    private readonly List<(uint Type, byte[] Value)> _attributes = [];
    private readonly List<nint> _memory = [];

    internal int Count => _attributes.Count;

    internal AttributeTemplate Number(uint type, uint value)
    {
        var bytes = new byte[LongSize];
        BitConverter.TryWriteBytes(bytes, value);
        return Bytes(type, bytes);
    }

    internal AttributeTemplate Flag(uint type, bool value) => Bytes(type, [value ? (byte)1 : (byte)0]);

    internal AttributeTemplate Text(uint type, string value) => Bytes(type, Encoding.UTF8.GetBytes(value));

    internal AttributeTemplate Bytes(uint type, byte[] value)
    {
        _attributes.Add((type, value));
        return this;
    }

    /// <summary>Writes the array; it lives until this template is disposed of.</summary>
    internal byte* Write()
    {
        var entries = Allocate(EntrySize * Math.Max(1, _attributes.Count));
        for (var i = 0; i < _attributes.Count; i++)
        {
            var (type, value) = _attributes[i];
            var copy = Allocate(Math.Max(1, value.Length));
            value.CopyTo(new Span<byte>(copy, Math.Max(1, value.Length)));
            WriteEntry(entries + (i * EntrySize), type, copy, value.Length);
        }

        return entries;
    }

    internal static void WriteEntry(byte* entry, uint type, byte* value, int length)
    {
        WriteLong(entry, type);
        *(byte**)(entry + LongSize) = value;
        WriteLong(entry + LongSize + IntPtr.Size, (uint)length);
    }

    /// <summary>The length that C_GetAttributeValue left behind; null when the attribute is not there or may not be read (all bits set).</summary>
    internal static int? ReadLength(byte* entry)
    {
        var length = ReadLong(entry + LongSize + IntPtr.Size);
        return length > int.MaxValue ? null : (int)length;
    }

    internal static int Size => EntrySize;

    internal static void WriteLong(byte* place, uint value)
    {
        if (LongSize == 4)
        {
            *(uint*)place = value;
            return;
        }

        *(ulong*)place = value;
    }

    internal static ulong ReadLong(byte* place) => LongSize == 4 ? *(uint*)place : *(ulong*)place;

    public void Dispose()
    {
        foreach (var memory in _memory)
        {
            NativeMemory.Free((void*)memory);
        }

        _memory.Clear();
    }

    private byte* Allocate(int size)
    {
        var memory = (byte*)NativeMemory.AllocZeroed((nuint)size);
        _memory.Add((nint)memory);
        return memory;
    }
}
