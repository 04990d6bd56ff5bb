using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aevum.Benchmarks.Quick;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(List<QuickFigure>))]
internal sealed partial class QuickJson : JsonSerializerContext;
