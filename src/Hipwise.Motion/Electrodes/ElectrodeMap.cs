using System.Text;
using Hipwise.Core;
using Hipwise.Signals;

namespace Hipwise.Motion.Electrodes;

/// <summary>Writes what is known of a recording's channels as a map to be filled in.</summary>
public static class ElectrodeMap
{
    /// <summary>The map as YAML in UTF-8; what must be told stands there as a remark.</summary>
    /// <param name="sheet">The channels.</param>
    public static byte[] Write(ElectrodeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var yaml = new StringBuilder("# Which channel is which muscle. Muscles: hipwise knowledge list muscles. Sides: left, right, none.\nchannels:\n");
        foreach (var one in sheet.Electrodes)
        {
            yaml.Append("  - channel: ").Append(Quoted(one.Channel.Label)).Append('\n');
            if (!one.IsRead)
            {
                yaml.Append("    skip: yes\n");
                continue;
            }

            yaml.Append(one.Muscle is { } muscle ? $"    muscle: {muscle}\n" : $"    # muscle: {(one.Choices.IsEmpty ? "which?" : string.Join(" or ", one.Choices))}\n");
            yaml.Append(one.Side is { } side ? $"    side: {side.Word()}\n" : "    # side: left or right?\n");
            yaml.Append(one.Unit.Kind switch
            {
                SignalKind.Unknown => "    # unit: V, mV, uV or counts?\n",
                _ when one.Unit != one.Channel.Unit => $"    unit: {Quoted(one.Unit.Text)}\n",
                _ => "",
            });
        }

        return Encoding.UTF8.GetBytes(yaml.ToString());
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) ? $"\\x{(int)letter:x2}" : letter.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
