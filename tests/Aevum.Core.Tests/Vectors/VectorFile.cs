using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Aevum.Vectors;

/// <summary>Opens the data files beside this one.</summary>
internal static class VectorFile
{
    internal static string Path(string name, [CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, name);

    internal static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    internal static JsonDocument Json(string name) => JsonDocument.Parse(Bytes(name));
}
