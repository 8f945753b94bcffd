using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Core;

namespace Hipwise.Care.Exchange;

/// <summary>Data types of FHIR R4 as JSON.</summary>
/// <param name="subject">The person's pseudonym; all ids are made from it.</param>
internal sealed class FhirParts(Guid subject)
{
    /// <summary>Where codes of Hipwise itself belong.</summary>
    public const string OwnCodes = "urn:hipwise:codes";

    private const string Snomed = "http://snomed.info/sct";
    private const string Ucum = "http://unitsofmeasure.org";
    private const int UuidBytes = 16;

    // Annotations in braces are what UCUM has for counted things.
    private static readonly Dictionary<string, string> UcumCodes = new(StringComparer.Ordinal)
    {
        ["deg"] = "deg", ["s"] = "s", ["h"] = "h", ["min"] = "min", ["cm"] = "cm", ["kg"] = "kg", ["percent"] = "%",
    };

    /// <summary>A UUID that is the same for the same person and path.</summary>
    public string IdOf(string path)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{subject:N}/{path}"))[..UuidBytes];
        // Version 8, variant 1 of RFC 9562: a UUID made from whatever its maker likes.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>A reference to what was made at a path.</summary>
    public JsonObject To(string path) => new() { ["reference"] = $"urn:uuid:{IdOf(path)}" };

    /// <summary>An entry of a bundle.</summary>
    public JsonObject Entry(string path, JsonObject resource)
    {
        resource.Insert(1, "id", IdOf(path));
        return new JsonObject { ["fullUrl"] = $"urn:uuid:{IdOf(path)}", ["resource"] = resource };
    }

    /// <summary>A concept with a code of our own.</summary>
    public static JsonObject Concept(string code, string text) => new() { ["coding"] = new JsonArray(Coding(OwnCodes, code, null)), ["text"] = text };

    /// <summary>A concept in words.</summary>
    public static JsonObject Words(string text) => new() { ["text"] = text };

    /// <summary>A coding; without a display where that is null.</summary>
    public static JsonObject Coding(string system, string code, string? display)
    {
        var coding = new JsonObject { ["system"] = system, ["code"] = code };
        if (display is not null)
        {
            coding["display"] = display;
        }

        return coding;
    }

    /// <summary>A side of the body.</summary>
    public static JsonObject SiteOf(Side side)
    {
        const string Left = "7771000";
        const string Right = "24028007";
        return new JsonObject
        {
            ["coding"] = new JsonArray(Coding(Snomed, side == Side.Left ? Left : Right, side == Side.Left ? "Left" : "Right")), ["text"] = $"{side.Word()} side",
        };
    }

    /// <summary>A quantity in UCUM.</summary>
    public static JsonObject Quantity(double value, Unit unit)
    {
        const int Digits = 4;
        var code = UcumCodes.GetValueOrDefault(unit.Symbol, $"{{{unit.Symbol}}}");
        return new JsonObject { ["value"] = Math.Round((decimal)value, Digits), ["unit"] = unit.Symbol, ["system"] = Ucum, ["code"] = code };
    }

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
