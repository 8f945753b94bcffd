using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hipwise.Knowledge.Tests")]
[assembly: InternalsVisibleTo("Hipwise.Web.Tests")]
