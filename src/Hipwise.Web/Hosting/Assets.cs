using System.Security.Cryptography;

namespace Hipwise.Web.Hosting;

/// <summary>Addresses of scripts and styles, with a hash of their content so that browsers may keep them.</summary>
internal sealed class Assets(IWebHostEnvironment environment)
{
    private const int HashLetters = 12;
    private readonly string script = Address(environment, "hipwise.js");
    private readonly string style = Address(environment, "style.css");

    /// <summary>Address of the one script.</summary>
    public string Script => script;

    /// <summary>Address of the one stylesheet.</summary>
    public string Style => style;

    private static string Address(IWebHostEnvironment environment, string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"assets/{name}");
        if (!file.Exists)
        {
            throw new FileNotFoundException($"The browser's part is not built: wwwroot/assets/{name} is missing. ./run builds it.");
        }

        using var content = file.CreateReadStream();
        return $"/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..HashLetters]}";
    }
}
